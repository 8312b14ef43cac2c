//! What the program does as a whole.

#[test]
fn the_built_in_rules_are_sound() {
    assert!(voorcheck::policy::Policy::built_in().is_ok());
}
