"""Mails, and pages that browsers save as one (MHTML)."""
