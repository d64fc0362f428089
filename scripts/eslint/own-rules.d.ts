import type { Rule } from 'eslint';

export const ownRules: {
	rules: Record<'no-clock' | 'one-verb' | 'disable-needs-reason' | 'no-replace', Rule.RuleModule>;
};
