//! Collects what is wrong with a body, each fault at its place, into the tree that Discord sends with code 50035.

use std::ops::RangeInclusive;

use serde_json::{Map, Value, json};

use crate::playground::{
    errors::{self, Refusal},
    id,
};

#[derive(Debug, Default)]
pub(crate) struct Form {
    errors: Map<String, Value>,
}

impl Form {
    /// A body with just one fault.
    pub(crate) fn refuse(path: &str, code: &str, message: &str) -> Refusal {
        let mut form = Self::default();
        form.fault(path, code, message);
        form.refusal()
    }

    /// Notes a fault at a path as `data.components.0.custom_id`.
    pub(crate) fn fault(&mut self, path: &str, code: &str, message: &str) {
        let mut node = &mut self.errors;
        for part in path.split('.').filter(|part| !part.is_empty()) {
            let next = node.entry(part).or_insert_with(|| json!({}));
            let Value::Object(fields) = next else { return };
            node = fields;
        }
        let list = node.entry("_errors").or_insert_with(|| json!([]));
        if let Value::Array(items) = list {
            items.push(json!({"code": code, "message": message}));
        }
    }

    pub(crate) fn finish(self) -> Result<(), Refusal> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(self.refusal())
        }
    }

    fn refusal(self) -> Refusal {
        Refusal {
            errors: Some(Value::Object(self.errors)),
            ..errors::INVALID_FORM
        }
    }

    pub(crate) fn required(&mut self, path: &str) {
        self.fault(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    /// A text of so many characters, which must be there. Returns it when it is a text at all.
    pub(crate) fn text<'a>(
        &mut self,
        path: &str,
        value: &'a Value,
        lengths: RangeInclusive<usize>,
    ) -> Option<&'a str> {
        if value.is_null() {
            self.required(path);
            return None;
        }
        self.optional_text(path, value, lengths)
    }

    /// A text of so many characters, or null, or absent.
    pub(crate) fn optional_text<'a>(
        &mut self,
        path: &str,
        value: &'a Value,
        lengths: RangeInclusive<usize>,
    ) -> Option<&'a str> {
        if value.is_null() {
            return None;
        }
        let Some(text) = value.as_str() else {
            self.fault(
                path,
                "STRING_TYPE_CONVERT",
                "Could not interpret value as string.",
            );
            return None;
        };
        let length = text.chars().count();
        if !lengths.contains(&length) {
            self.bad_length(path, &lengths);
        }
        Some(text)
    }

    fn bad_length(&mut self, path: &str, lengths: &RangeInclusive<usize>) {
        let (least, most) = (lengths.start(), lengths.end());
        if *least == 0 {
            let message = format!("Must be {most} or fewer in length.");
            self.fault(path, "BASE_TYPE_MAX_LENGTH", &message);
        } else {
            let message = format!("Must be between {least} and {most} in length.");
            self.fault(path, "BASE_TYPE_BAD_LENGTH", &message);
        }
    }

    /// A list of so many items; null and absence count as empty.
    pub(crate) fn list<'a>(
        &mut self,
        path: &str,
        value: &'a Value,
        counts: RangeInclusive<usize>,
    ) -> &'a [Value] {
        if !value.is_null() && !value.is_array() {
            self.fault(
                path,
                "LIST_TYPE_CONVERT",
                "Only iterables may be used in a ListType",
            );
            return &[];
        }
        let items = value.as_array().map_or(&[][..], Vec::as_slice);
        if items.is_empty() && value.is_null() && *counts.start() > 0 {
            self.required(path);
        } else if !counts.contains(&items.len()) {
            self.bad_length(path, &counts);
        }
        items
    }

    /// A whole number within bounds, or null, or absent.
    pub(crate) fn integer(
        &mut self,
        path: &str,
        value: &Value,
        bounds: RangeInclusive<i64>,
    ) -> Option<i64> {
        if value.is_null() {
            return None;
        }
        let Some(number) = value.as_i64().or_else(|| value.as_str()?.parse().ok()) else {
            self.fault(
                path,
                "NUMBER_TYPE_COERCE",
                &format!("Value \"{value}\" is not int."),
            );
            return None;
        };
        if number < *bounds.start() {
            let message = format!(
                "int value should be greater than or equal to {}.",
                bounds.start()
            );
            self.fault(path, "NUMBER_TYPE_MIN", &message);
        } else if number > *bounds.end() {
            let message = format!(
                "int value should be less than or equal to {}.",
                bounds.end()
            );
            self.fault(path, "NUMBER_TYPE_MAX", &message);
        }
        Some(number)
    }

    /// One of a few numbers, or null, or absent.
    pub(crate) fn choice(&mut self, path: &str, value: &Value, choices: &[i64]) -> Option<i64> {
        let number = self.integer(path, value, i64::MIN..=i64::MAX)?;
        if !choices.contains(&number) {
            let listed: Vec<String> = choices.iter().map(i64::to_string).collect();
            let message = format!("Value must be one of {{{}}}.", listed.join(", "));
            self.fault(path, "BASE_TYPE_CHOICES", &message);
        }
        Some(number)
    }

    pub(crate) fn boolean(&mut self, path: &str, value: &Value) {
        if !value.is_null() && !value.is_boolean() {
            self.fault(
                path,
                "BOOLEAN_TYPE_CONVERT",
                "Must be either true or false.",
            );
        }
    }

    pub(crate) fn snowflake(&mut self, path: &str, value: &Value) {
        if !value.is_null() && id::decode(value).is_none() {
            self.fault(
                path,
                "NUMBER_TYPE_COERCE",
                &format!("Value {value} is not snowflake."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_stand_at_their_place_in_the_tree() {
        let refusal = Form::refuse(
            "embeds.0.title",
            "BASE_TYPE_MAX_LENGTH",
            "Must be 256 or fewer in length.",
        );
        let tree = refusal.errors.expect("a refused form has errors");
        assert_eq!(
            tree["embeds"]["0"]["title"]["_errors"][0]["code"],
            "BASE_TYPE_MAX_LENGTH"
        );
    }
}
