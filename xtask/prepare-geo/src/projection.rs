//! Lambert azimuthal equal-area on the WGS 84 ellipsoid, and the frame that the map shows.

use std::f64::consts::FRAC_PI_2;

/// Semi-major axis and eccentricity squared.
struct Ellipsoid {
    a: f64,
    e2: f64,
}

const WGS_84: Ellipsoid = Ellipsoid { a: 6_378_137.0, e2: 0.006_694_379_990_14 };

/// Centre of the projection: longitude, latitude, in degrees.
pub const CENTRE: [f64; 2] = [77.0, 41.0];

/// The radius of the sphere with the ellipsoid's area, in metres.
pub const AUTHALIC_RADIUS: f64 = 6_371_007.18;

/// Grid units per authalic radius: 5.79 km a unit.
pub const UNITS_PER_RADIUS: f64 = 1_100.0;

/// The grid's extent in units, and where the projection's centre lies on it.
pub const FRAME: Frame = Frame { width: 2_048, height: 1_864, centre: [1_060.0, 1_056.0] };

/// A rectangle of grid units, x to the right and y down.
pub struct Frame {
    /// Units from left to right.
    pub width: i32,
    /// Units from top to bottom.
    pub height: i32,
    /// Where [`CENTRE`] falls.
    pub centre: [f64; 2],
}

/// Metres east and north of the centre, to grid units right and down of the top left corner.
pub fn to_grid([x, y]: [f64; 2]) -> [f64; 2] {
    let k = UNITS_PER_RADIUS / AUTHALIC_RADIUS;
    [FRAME.centre[0] + x * k, FRAME.centre[1] - y * k]
}

/// The frame in metres: west, south, east, north.
pub fn frame_in_metres() -> [f64; 4] {
    let m = AUTHALIC_RADIUS / UNITS_PER_RADIUS;
    let [cx, cy] = FRAME.centre;
    [-cx * m, (cy - f64::from(FRAME.height)) * m, (f64::from(FRAME.width) - cx) * m, cy * m]
}

/// Longitude and latitude in degrees, to metres east and north of the centre.
pub fn project(place: [f64; 2]) -> [f64; 2] {
    lambert(&WGS_84, CENTRE, place)
}

/// Lambert azimuthal equal-area, oblique aspect, of a point that is not opposite `centre`.
///
/// # Source
/// Snyder, *Map Projections: A Working Manual*, USGS Professional Paper 1395 (1987), eqs 3-11 to
/// 3-13 and 24-17 to 24-20.
fn lambert(on: &Ellipsoid, centre: [f64; 2], place: [f64; 2]) -> [f64; 2] {
    let q_pole = authalic_q(on, FRAC_PI_2);
    let beta = |lat: f64| (authalic_q(on, lat) / q_pole).clamp(-1.0, 1.0).asin();
    let radius = on.a * (q_pole / 2.0).sqrt();
    let (lat_1, lat) = (centre[1].to_radians(), place[1].to_radians());
    let lon = (place[0] - centre[0]).to_radians();
    let (beta_1, beta) = (beta(lat_1), beta(lat));
    let m_1 = lat_1.cos() / (1.0 - on.e2 * lat_1.sin().powi(2)).sqrt();
    let d = on.a * m_1 / (radius * beta_1.cos());
    let b = radius * (2.0 / (1.0 + beta_1.sin() * beta.sin() + beta_1.cos() * beta.cos() * lon.cos())).sqrt();
    [
        b * d * beta.cos() * lon.sin(),
        b / d * (beta_1.cos() * beta.sin() - beta_1.sin() * beta.cos() * lon.cos()),
    ]
}

/// Snyder's eq. 3-12.
fn authalic_q(on: &Ellipsoid, lat: f64) -> f64 {
    let e = on.e2.sqrt();
    let s = lat.sin();
    (1.0 - on.e2) * (s / (1.0 - on.e2 * s * s) - ((1.0 - e * s) / (1.0 + e * s)).ln() / (2.0 * e))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numerical example of Snyder's chapter 24 (p. 333), on the Clarke 1866 ellipsoid.
    #[test]
    fn snyders_example_comes_out() {
        let clarke = Ellipsoid { a: 6_378_206.4, e2: 0.006_768_66 };
        let [x, y] = lambert(&clarke, [-100.0, 40.0], [-110.0, 30.0]);
        assert!((x + 965_932.1).abs() < 0.2, "{x}");
        assert!((y + 1_056_814.9).abs() < 0.2, "{y}");
    }

    #[test]
    fn the_centre_is_where_the_frame_says() {
        let [x, y] = to_grid(project(CENTRE));
        assert!((x - FRAME.centre[0]).abs() < 1e-6 && (y - FRAME.centre[1]).abs() < 1e-6);
    }
}
