"""What moderators do: in their own chat, and in the group's set-up."""
