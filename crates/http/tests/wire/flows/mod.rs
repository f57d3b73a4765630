//! `/flows`

mod pr;
