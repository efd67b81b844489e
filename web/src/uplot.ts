/** uPlot, a file of its own: only views with series load it. */
export { default } from "uplot";
