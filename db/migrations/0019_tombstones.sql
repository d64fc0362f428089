CREATE TABLE `tombstone` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`from_at` integer,
	`to_at` integer,
	`rows` text NOT NULL,
	`rule_id` text,
	`legal_basis` text NOT NULL,
	`reason` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`signature` text NOT NULL,
	FOREIGN KEY (`rule_id`) REFERENCES `rule`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tombstone_kind" CHECK("tombstone"."kind" in ('period', 'person'))
);
--> statement-breakpoint
CREATE INDEX `tombstone_subject` ON `tombstone` (`subject`,`from_at`);--> statement-breakpoint
CREATE INDEX `tombstone_rule` ON `tombstone` (`rule_id`);--> statement-breakpoint
CREATE INDEX `quiz_attempt_answered` ON `quiz_attempt` (`submitted_at`) WHERE submitted_at is not null and answers <> '{}';