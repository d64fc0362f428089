DROP INDEX `rule_key_valid_from`;--> statement-breakpoint
CREATE UNIQUE INDEX `rule_key_valid_from` ON `rule` (`key`,`valid_from`) WHERE valid_to is null or valid_to >= valid_from;