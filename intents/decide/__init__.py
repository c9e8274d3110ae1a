"""What is done with a message by itself: answered, offered as candidates, or declined as not ours."""
