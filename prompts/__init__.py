"""Every sentence that a user sees, as data: `<group>.sv.toml` and `<group>.en.toml`, read by `assistant.prompting`."""
