CREATE TABLE `correction_document` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`sha256` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`name` text NOT NULL,
	`stored_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `correction_request`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "correction_document_type" CHECK("correction_document"."type" in ('application/pdf', 'image/png', 'image/jpeg'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `correction_document_request` ON `correction_document` (`request_id`,`sha256`);--> statement-breakpoint
CREATE INDEX `correction_document_sha256` ON `correction_document` (`sha256`);