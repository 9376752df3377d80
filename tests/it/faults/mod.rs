//! Discord misbehaving in every way that it documents, at the wire: nothing is lost, the member is told, the operator
//! reads one line, and the interview gets to its verdict.

mod burst;
mod forged;
mod gateway;
mod places;
mod rest;
mod start_and_stop;
mod three_seconds;
