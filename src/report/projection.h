/* projection.h - from longitude and latitude to a picture: Equal Earth.
 *
 * Areas are true, shapes are close to Robinson's. Source: B. Savric, T.
 * Patterson, B. Jenny, "The Equal Earth map projection", International Journal
 * of Geographical Information Science 33 (2019). Pure function. */
#ifndef DEMARCHE_REPORT_PROJECTION_H
#define DEMARCHE_REPORT_PROJECTION_H

/* Degrees; `x` and `y` in radii of the earth, y upwards. The whole world lies
 * within +-PROJECTION_X and +-PROJECTION_Y. Degrees beyond +-180 and +-90 are
 * put on these. */
#define PROJECTION_X 2.70663
#define PROJECTION_Y 1.31737
void projection_place(double longitude, double latitude, double *x, double *y);

#endif
