"""How it talks: answers, conversations, terminal and Telegram; may import `intents` and `knowledge`."""
