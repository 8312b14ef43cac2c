//! Working days in the Netherlands, for the days on which a check is due.
//!
//! Two days are days off for some and working days for others: 5 May outside the years that are
//! divisible by five, and Good Friday. Nobody is promised a check on such a day: it is taken for a
//! day off, which can only make the day that is named too late, and the report says that it was.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

/// The first working day after a date.
pub(super) fn next_working_day(after: Date) -> Date {
    working_days_later(after, 1)
}

/// So many working days after a date; the date itself does not count. At the end of the calendar,
/// its last day.
pub(super) fn working_days_later(after: Date, days: u32) -> Date {
    let mut day = after;
    let mut left = days;
    while left > 0 {
        let Ok(next) = day.tomorrow() else { return day };
        day = next;
        left = left.saturating_sub(u32::from(is_working_day(day)));
    }
    day
}

/// The days after a date, up to and with another one, that were taken for days off and may be none.
pub(super) fn doubtful_days(after: Date, until: Date) -> Vec<Date> {
    let mut days = Vec::new();
    let mut day = after;
    while day < until {
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        if is_doubtful(day) && !is_weekend(day) && !is_holiday(day) {
            days.push(day);
        }
    }
    days
}

/// Whether people are certainly at work.
pub(super) fn is_working_day(day: Date) -> bool {
    !is_weekend(day) && !is_holiday(day) && !is_doubtful(day)
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Whether it depends on the employer: 5 May, and Good Friday.
fn is_doubtful(day: Date) -> bool {
    (day.month(), day.day()) == (5, 5) || days_after_easter(day) == Some(-2)
}

/// Whether it is a Dutch public holiday that can fall on a weekday.
fn is_holiday(day: Date) -> bool {
    match (day.month(), day.day()) {
        (1, 1) | (12, 25 | 26) => true,
        // Liberation Day is a day off for everybody once in five years.
        (5, 5) => day.year() % 5 == 0,
        // King's Day: a day earlier where it would fall on a Sunday.
        (4, 27) => day.weekday() != Weekday::Sunday,
        (4, 26) => day.weekday() == Weekday::Saturday,
        // Easter Monday, Ascension Day, Whit Monday.
        _ => matches!(days_after_easter(day), Some(1 | 39 | 50)),
    }
}

/// How many days a day comes after the Easter Sunday of its year.
fn days_after_easter(day: Date) -> Option<i32> {
    easter(day.year()).and_then(|easter| easter.until(day).ok()).map(|span| span.get_days())
}

/// Easter Sunday, by the rule of Meeus, Jones and Butcher for the Gregorian calendar.
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let a = year_number.rem_euclid(19);
    let (b, c) = (year_number.div_euclid(100), year_number.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days_from_march = h + l - 7 * m + 21;
    let first = Date::new(year, 3, 1).ok()?;
    first.checked_add(i64::from(days_from_march).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn knows_easter() {
        for (year, month, day) in
            [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)]
        {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn skips_weekends_and_holidays() {
        assert_eq!(next_working_day(date(2026, 11, 20)), date(2026, 11, 23));
        assert_eq!(next_working_day(date(2026, 4, 3)), date(2026, 4, 7));
        assert_eq!(next_working_day(date(2026, 12, 24)), date(2026, 12, 28));
        assert_eq!(next_working_day(date(2026, 5, 13)), date(2026, 5, 15));
        assert_eq!(working_days_later(date(2026, 5, 22), 3), date(2026, 5, 28));
    }

    #[test]
    fn takes_days_that_are_off_only_for_some_for_days_off_and_names_them() {
        // Good Friday 2026 is 3 April; Liberation Day falls on a Tuesday that year.
        assert_eq!(next_working_day(date(2026, 4, 2)), date(2026, 4, 7));
        assert_eq!(doubtful_days(date(2026, 4, 2), date(2026, 4, 7)), [date(2026, 4, 3)]);
        assert_eq!(working_days_later(date(2026, 4, 30), 3), date(2026, 5, 6));
        assert_eq!(doubtful_days(date(2026, 4, 30), date(2026, 5, 6)), [date(2026, 5, 5)]);
    }

    #[test]
    fn knows_liberation_day_for_certain_in_a_lustrum_year_only() {
        // Monday 5 May 2025 is a day off for everybody, so it is no longer in doubt.
        assert_eq!(next_working_day(date(2025, 5, 2)), date(2025, 5, 6));
        assert_eq!(doubtful_days(date(2025, 5, 2), date(2025, 5, 6)), []);
        assert!(is_holiday(date(2030, 5, 5)) && !is_holiday(date(2026, 5, 5)));
        // A weekend is in no doubt: 5 May 2029 is a Saturday.
        assert_eq!(doubtful_days(date(2029, 5, 4), date(2029, 5, 7)), []);
    }

    #[test]
    fn kings_day_moves_off_a_sunday() {
        assert!(!is_working_day(date(2026, 4, 27)));
        assert!(is_holiday(date(2025, 4, 26)) && !is_holiday(date(2025, 4, 27)));
    }

    #[test]
    fn ends_with_the_calendar() {
        assert_eq!(working_days_later(Date::MAX, 3), Date::MAX);
    }
}
