"""What comes in: foreign files read into frozen drafts."""
