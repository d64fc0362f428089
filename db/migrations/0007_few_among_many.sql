CREATE INDEX `certificate_event_revoked` ON `certificate_event` (`certificate_id`) WHERE kind = 'revoked';--> statement-breakpoint
CREATE INDEX `user_with_password` ON `user` (`person_id`) WHERE password_hash is not null;--> statement-breakpoint
CREATE INDEX `user_disabled` ON `user` (`person_id`) WHERE disabled_at is not null;