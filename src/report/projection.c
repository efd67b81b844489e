#include "report/projection.h"

#include <math.h>

static const double PI = 3.14159265358979323846;

static double
within(double degrees, double most)
{
	if (!(degrees > -most))
		return -most;
	return degrees > most ? most : degrees;
}

void
projection_place(double longitude, double latitude, double *x, double *y)
{
	static const double a1 = 1.340264, a2 = -0.081106, a3 = 0.000893,
			    a4 = 0.003796;
	double lambda = within(longitude, 180) * PI / 180;
	double phi = within(latitude, 90) * PI / 180;
	double theta = asin(sqrt(3) / 2 * sin(phi));
	double t2 = theta * theta, t6 = t2 * t2 * t2;
	*x = 2 * sqrt(3) * lambda * cos(theta)
	     / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1));
	*y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2));
}
