"""Updates of Telegram: each handler unpacks one, asks the assistant and sends the reply."""
