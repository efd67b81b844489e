/** Drawing the world, a file of its own: only the map loads it. */
export { geoNaturalEarth1, geoPath } from "d3-geo";
export { feature } from "topojson-client";
