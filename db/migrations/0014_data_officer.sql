ALTER TABLE `institution` ADD `dpo_name` text;--> statement-breakpoint
ALTER TABLE `institution` ADD `dpo_email` text;--> statement-breakpoint
ALTER TABLE `institution` ADD `dpo_phone` text;