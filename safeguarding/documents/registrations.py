"""What documents lend to the notices when the portal starts."""

from safeguarding.notices.words import register_kind

register_kind("document-ready", "The portal has made {noun} that you asked for", "Sign in to read it.")
register_kind("document-failed", "The portal could not make {noun} that you asked for", "Sign in to see why.")
