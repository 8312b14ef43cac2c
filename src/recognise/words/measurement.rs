//! Units of measurement behind the name of what is measured: `Nitrogen (mg N/l)`, `Height (cm)`,
//! `Haemoglobin, g/L`.
//!
//! Convention: laboratories and offices write the unit in a bracket or behind a comma. What is measured so
//! counts no units, whatever letters the unit has: the `N` in it is nitrogen. A bracket that begins with a
//! number names a dose or a class (`Aspirin (100 mg)`), and says nothing.

use super::normal::Segment;

/// Whether a part of a header is a unit of measurement.
pub(super) fn is_unit(segment: &Segment) -> bool {
    #[rustfmt::skip]
    const UNITS: [&str; 46] = [
        "kg", "mg", "ug", "µg", "μg", "ng", "pg", "mmol", "umol", "µmol", "μmol", "nmol", "pmol",
        "meq", "iu", "miu", "ml", "dl", "cl", "km", "cm", "mm", "nm", "km2", "m2", "cm2", "m3", "cm3",
        "mmhg", "kpa", "mpa", "hpa", "bpm", "°c", "kj", "mj", "kcal", "kwh", "mwh", "gwh", "ppm", "ppb",
        "dba", "khz", "mhz", "celsius",
    ];
    const PARTS: [&str; 5] = ["g", "l", "m", "u", "mol"];
    let Some(first) = segment.words().next() else { return false };
    let (unit, per) = first.split_once('/').map_or((first, false), |(unit, _)| (unit, true));
    UNITS.contains(&unit) || per && PARTS.contains(&unit)
}

#[cfg(test)]
mod tests {
    use crate::facts::Measure;
    use crate::recognise::words::measure;

    #[test]
    fn what_has_a_unit_of_measurement_counts_nothing() {
        for text in [
            "Azot amonowy (mg N-NH4/l)",
            "Nitrogen (mg N/l)",
            "Stikstof [kg N/ha]",
            "Hemoglobine (mmol/L)",
            "Systolic pressure (mmHg)",
            "Haemoglobin, g/L",
            "Alat (U/L)",
            "Hartslag (bpm)",
        ] {
            assert_eq!(measure(text), Some(Measure::Quantity), "{text}");
        }
    }

    #[test]
    fn does_not_measure_what_is_counted_or_dosed() {
        for text in
            ["Patients (n)", "Aspirin users (100 mg)", "No. of farms (> 5 km2)", "Personen, m"]
        {
            assert_eq!(measure(text), Some(Measure::Count), "{text}");
        }
        assert_eq!(measure("Mean weight (kg)"), Some(Measure::Mean));
        assert_eq!(measure("Aspirin (100 mg)"), None);
    }
}
