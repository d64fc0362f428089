CREATE TABLE `attendance_decision` (
	`scan_id` text PRIMARY KEY NOT NULL,
	`accepted` integer NOT NULL,
	`mark_id` text,
	`reason` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `attendance_scan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mark_id`) REFERENCES `attendance_mark`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attendance_decision_mark` ON `attendance_decision` (`mark_id`);--> statement-breakpoint
CREATE TABLE `attendance_device` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`public_key` text NOT NULL,
	`bound_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attendance_device_person` ON `attendance_device` (`person_id`);--> statement-breakpoint
CREATE TABLE `attendance_scan` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`signup_id` text NOT NULL,
	`means` text NOT NULL,
	`step` integer,
	`seen_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`device` text,
	`wait` text,
	FOREIGN KEY (`session_id`) REFERENCES `workshop_session`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signup_id`) REFERENCES `signup`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attendance_scan_means" CHECK("attendance_scan"."means" in ('qr', 'pin', 'static-qr')),
	CONSTRAINT "attendance_scan_wait" CHECK("attendance_scan"."wait" in ('early', 'device-unknown', 'clock-unanchored', 'upload-late', 'out-of-step', 'static-qr', 'place-unknown', 'place-elsewhere', 'marked-otherwise'))
);
--> statement-breakpoint
CREATE INDEX `attendance_scan_session` ON `attendance_scan` (`session_id`,`signup_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `attendance_scan_signup` ON `attendance_scan` (`signup_id`);--> statement-breakpoint
CREATE INDEX `attendance_scan_early` ON `attendance_scan` (`session_id`) WHERE wait = 'early';--> statement-breakpoint
ALTER TABLE `attendance_mark` ADD `said_at` integer;