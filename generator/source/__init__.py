"""From the bytes of a YAML file to typed facts that know where they were written.

``reader.read`` → located nodes → ``decode.decode`` → frozen models. Every fault is a ``Diagnostic``
in Chinese with file, line and column; all of a phase are raised together as one
``DisclosureError``.
"""
