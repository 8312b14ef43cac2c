//! Values of the project file that can make no sense, refused where they are read.

use crate::policy::Expected;
use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error};
use toml::Spanned;
use toml::value::Datetime;

/// A day, bare or between quotation marks.
struct Day(Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let refused = || D::Error::custom(Expected::Date);
        let text = match toml::Value::deserialize(from).map_err(|_| refused())? {
            toml::Value::String(text) => text,
            toml::Value::Datetime(Datetime { date: Some(date), time: None, .. }) => {
                date.to_string()
            }
            _ => return Err(refused()),
        };
        text.trim().parse().map(Self).map_err(|_| refused())
    }
}

/// A day with where it stands.
pub(super) fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Spanned<Date>>, D::Error> {
    let day = Spanned::<Day>::deserialize(from)?;
    let span = day.span();
    Ok(Some(Spanned::new(span, day.into_inner().0)))
}
