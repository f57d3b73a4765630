//! Body measurements: their names, their units, and what may be kept.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// In what a measurement is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Millimetres.
    Millimetre,
    /// Degrees of arc.
    Degree,
}

/// The name of a body measurement, as FreeSewing's designs use it.
///
/// ```
/// use freesewing_domain::measurement::{Measurement, Unit};
/// assert_eq!("hpsToBust".parse(), Ok(Measurement::HpsToBust));
/// assert_eq!(Measurement::ShoulderSlope.unit(), Unit::Degree);
/// assert_eq!(Measurement::ALL.len(), 38);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the field's own terms")]
pub enum Measurement {
    Ankle,
    Biceps,
    BustFront,
    BustPointToUnderbust,
    BustSpan,
    Chest,
    CrossSeam,
    CrossSeamFront,
    CrotchDepth,
    Heel,
    Head,
    HighBust,
    HighBustFront,
    Hips,
    HpsToBust,
    HpsToWaistBack,
    HpsToWaistFront,
    Inseam,
    Knee,
    Neck,
    Seat,
    SeatBack,
    ShoulderSlope,
    ShoulderToElbow,
    ShoulderToShoulder,
    ShoulderToWrist,
    Underbust,
    UpperLeg,
    Waist,
    WaistBack,
    WaistToArmpit,
    WaistToFloor,
    WaistToHips,
    WaistToKnee,
    WaistToSeat,
    WaistToUnderbust,
    WaistToUpperLeg,
    Wrist,
}

impl Measurement {
    /// Every measurement, by name.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name on the wire, such as `waistToFloor`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The unit that its values are in, always metric.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::ShoulderSlope => Unit::Degree,
            _ => Unit::Millimetre,
        }
    }
}

/// Measured values, each more than zero, in the order in which they were given.
///
/// Values are millimetres (degrees for [`Measurement::ShoulderSlope`]); fractions are fine.
///
/// ```
/// use freesewing_domain::measurement::{Measurement, Measurements};
/// use serde_json::json;
///
/// let mine = Measurements::sanitised(&json!({"chest": 1000.5, "neck": "5", "hips": -1, "potato": 3}));
/// assert_eq!(mine.get(Measurement::Chest), Some(1000.5));
/// assert_eq!(mine.len(), 1, "what is no measurement is dropped");
///
/// let later = mine.merged_with(&json!({"chest": null, "waist": 800}));
/// assert_eq!(later.get(Measurement::Chest), None, "null clears");
/// assert_eq!(later.get(Measurement::Waist), Some(800.0));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measurements(Vec<(Measurement, f64)>);

impl Measurements {
    /// Keeps the entries of a JSON object whose name is a [`Measurement`] and whose value is a number above zero.
    /// Everything else is dropped without a word, and so is a value that is no object.
    #[must_use]
    pub fn sanitised(value: &Value) -> Self {
        Self::default().merged_with(value)
    }

    /// These measurements with the members of a JSON object laid over them: a number above zero sets or replaces, any
    /// other value for a known name (`null`, 0, text) clears it, unknown names are dropped.
    #[must_use]
    pub fn merged_with(&self, value: &Value) -> Self {
        let mut merged = self.clone();
        for (name, value) in value.as_object().into_iter().flatten() {
            let Ok(measurement) = name.parse::<Measurement>() else {
                continue;
            };
            merged.put(measurement, value.as_f64().filter(|v| v.is_finite() && *v > 0.0));
        }
        merged
    }

    /// The value of one measurement.
    #[must_use]
    pub fn get(&self, measurement: Measurement) -> Option<f64> {
        self.iter().find(|(name, _)| *name == measurement).map(|(_, value)| value)
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (Measurement, f64)> + '_ {
        self.0.iter().copied()
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same as a JSON object.
    #[must_use]
    pub fn to_json(&self) -> Map<String, Value> {
        self.iter().map(|(name, value)| (name.name().to_owned(), Value::from(value))).collect()
    }

    fn put(&mut self, measurement: Measurement, value: Option<f64>) {
        let place = self.0.iter().position(|(name, _)| *name == measurement);
        match (place.and_then(|at| self.0.get_mut(at)), value) {
            (Some(entry), Some(value)) => entry.1 = value,
            (Some(_), None) => self.0.retain(|(name, _)| *name != measurement),
            (None, Some(value)) => self.0.push((measurement, value)),
            (None, None) => {}
        }
    }
}

impl Serialize for Measurements {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (name, value) in self.iter() {
            map.serialize_entry(name.name(), &value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn keeps_only_known_names_with_numbers_above_zero() {
        let sent = json!({"chest": 1000.5, "neck": "5", "hips": -1, "waist": 0, "potato": 3, "shoulderSlope": 13, "ankle": null});
        let kept = Measurements::sanitised(&sent);
        assert_eq!(kept.iter().collect::<Vec<_>>(), [(Measurement::Chest, 1000.5), (Measurement::ShoulderSlope, 13.0)]);
    }

    #[test]
    fn a_later_value_keeps_its_place_and_a_new_one_goes_last() {
        let merged = Measurements::sanitised(&json!({"waist": 1, "chest": 2, "neck": 3}))
            .merged_with(&json!({"ankle": 9, "chest": 5, "waist": 0}));
        let names: Vec<_> = merged.iter().map(|(name, value)| (name.name(), value)).collect();
        assert_eq!(names, [("chest", 5.0), ("neck", 3.0), ("ankle", 9.0)]);
    }

    #[test]
    fn what_is_no_object_holds_no_measurements() {
        for value in [json!(null), json!([1000]), json!("chest"), json!(5)] {
            assert!(Measurements::sanitised(&value).is_empty());
        }
    }

    proptest! {
        #[test]
        fn whatever_is_sent_only_positive_values_are_kept(entries in proptest::collection::vec(("[a-zA-Z]{0,12}|chest|waist|neck", any::<f64>()), 0..20)) {
            let sent: Map<String, Value> = entries.into_iter().map(|(k, v)| (k, Value::from(v))).collect();
            let kept = Measurements::sanitised(&Value::Object(sent));
            prop_assert!(kept.iter().all(|(_, value)| value > 0.0 && value.is_finite()));
            prop_assert_eq!(Measurements::sanitised(&Value::Object(kept.to_json())), kept);
        }
    }
}
