import type { LackOut } from '#api/modules/workshops/completion-contract.ts';
import { m } from '#lib/paraglide/messages.js';

/** What somebody owes besides attendance, in a sentence. */
export function lackWords(lack: LackOut): string {
	if (lack.code === 'post-test')
		return lack.taken ? m.closing_lack_post_test_failed() : m.closing_lack_post_test();
	const { title, state } = lack;
	switch (state) {
		case 'missing':
			return m.closing_lack_missing({ title });
		case 'handed-in':
		case 'late':
			return m.closing_lack_waiting({ title });
		case 'returned':
			return m.closing_lack_returned({ title });
		case 'graded':
			return m.closing_lack_failed({ title });
	}
}
