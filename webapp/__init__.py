"""The app's pages: they call the assistant and ingestion and show what comes back."""
