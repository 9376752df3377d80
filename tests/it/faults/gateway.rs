//! The gateway misbehaving.
