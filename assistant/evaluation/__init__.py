"""`roda eval`: question files, matching rules, figures. Everything but `running` is pure."""
