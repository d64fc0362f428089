CREATE TABLE `notification` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`event_key` text NOT NULL,
	`facts` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notification_once` ON `notification` (`person_id`,`event_key`);--> statement-breakpoint
CREATE INDEX `notification_inbox` ON `notification` (`person_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `notification_unread` ON `notification` (`person_id`) WHERE read_at is null;--> statement-breakpoint
CREATE TABLE `notification_preference` (
	`person_id` text PRIMARY KEY NOT NULL,
	`mail` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notification_preference_mail" CHECK("notification_preference"."mail" in ('each', 'digest', 'off'))
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`notification_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`claimed_at` integer,
	`tries` integer NOT NULL,
	`fault` text,
	`answer` text,
	`settled_at` integer,
	FOREIGN KEY (`notification_id`) REFERENCES `notification`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "outbox_state" CHECK("outbox"."state" in ('waiting', 'sending', 'sent', 'failed', 'skipped'))
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`due_at`);