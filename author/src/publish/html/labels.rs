//! Where labels stand so that they cover neither each other nor the points.
//!
//! Each label in turn tries directions all around at growing distances from its point and takes the place that collides least; what is placed stays. Cost:
//! labels times places times points.

/// A rectangle: left, top, width, height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Box {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Box {
    fn overlap(&self, other: &Self) -> f64 {
        let along = |a: f64, b: f64, c: f64, d: f64| ((a + b).min(c + d) - a.max(c)).max(0.0);
        along(self.x, self.width, other.x, other.width) * along(self.y, self.height, other.y, other.height)
    }

    fn within(&self, frame: &Self) -> bool {
        self.x >= frame.x
            && self.y >= frame.y
            && self.x + self.width <= frame.x + frame.width
            && self.y + self.height <= frame.y + frame.height
    }

    /// The middle.
    pub fn middle(&self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

const DISTANCES: [f64; 8] = [9.0, 13.0, 18.0, 25.0, 33.0, 42.0, 54.0, 68.0];
const DIRECTIONS: u32 = 24;

/// Places a label of this size for each of the first `labelled` points, within the frame.
pub fn place(points: &[(f64, f64)], sizes: &[(f64, f64)], frame: Box) -> Vec<Box> {
    let dots: Vec<Box> =
        points.iter().map(|(x, y)| Box { x: x - 5.5, y: y - 5.5, width: 11.0, height: 11.0 }).collect();
    let mut placed: Vec<Box> = Vec::new();
    for (&(x, y), &(width, height)) in points.iter().zip(sizes) {
        let tries = DISTANCES.iter().flat_map(|distance| (0..DIRECTIONS).map(move |turn| (*distance, turn)));
        let tries = tries.map(|(distance, turn)| {
            let angle = f64::from(turn) / f64::from(DIRECTIONS) * std::f64::consts::TAU;
            let (dx, dy) = (libm::cos(angle) * (distance + width / 2.0 - 4.0), -libm::sin(angle) * (distance + 2.0));
            let label = Box { x: x + dx - width / 2.0, y: y + dy - height / 2.0, width, height };
            (cost(&label, &placed, &dots, frame) + distance, label)
        });
        let best = tries.min_by(|(one, _), (other, _)| one.total_cmp(other));
        placed.extend(best.map(|(_, label)| label));
    }
    placed
}

fn cost(label: &Box, placed: &[Box], dots: &[Box], frame: Box) -> f64 {
    let on = |boxes: &[Box]| boxes.iter().map(|other| label.overlap(other)).sum::<f64>();
    let outside = if label.within(&frame) { 0.0 } else { 1e6 };
    outside + on(placed) * 40.0 + on(dots) * 5.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_points_in_one_place_stand_apart_and_inside() {
        let frame = Box { x: 0.0, y: 0.0, width: 400.0, height: 400.0 };
        for corner in [(200.0, 200.0), (398.0, 398.0), (2.0, 2.0)] {
            let points = vec![corner; 12];
            let placed = place(&points, &[(16.0, 12.0); 12], frame);
            for (at, label) in placed.iter().enumerate() {
                assert!(label.within(&frame), "{label:?}");
                assert!(placed[..at].iter().all(|other| other.overlap(label) < 1.0), "{at} at {corner:?}");
            }
        }
    }
}
