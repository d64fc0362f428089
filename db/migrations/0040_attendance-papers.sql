CREATE TABLE `attendance_sheet` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`number` integer NOT NULL,
	`signup_ids` text NOT NULL,
	`printed_by` text NOT NULL,
	`printed_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `workshop_session`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_sheet_number` ON `attendance_sheet` (`session_id`,`number`);--> statement-breakpoint
CREATE TABLE `room_pin` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`hash` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`session_id`) REFERENCES `workshop_session`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `room_pin_hash` ON `room_pin` (`hash`);--> statement-breakpoint
CREATE INDEX `room_pin_session` ON `room_pin` (`session_id`,`made_at`);--> statement-breakpoint
CREATE TABLE `room_pin_use` (
	`id` text PRIMARY KEY NOT NULL,
	`room_pin_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`room_pin_id`) REFERENCES `room_pin`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `room_pin_use_by` ON `room_pin_use` (`room_pin_id`,`by`);