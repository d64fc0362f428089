import type { Told } from '#api/domain/notification.ts';
import { date } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';
import { roleName } from '#lib/role-name.ts';
import type { IconName } from '#lib/ui/icons.ts';

type Words = { icon: IconName; title: string; text: string };

/** A notification in the reader's words. */
export function wordsOf({ kind, facts }: Told): Words {
	switch (kind) {
		case 'password-changed':
			return {
				icon: 'lock',
				title: m.notify_password_changed(),
				text: m.notify_password_changed_text()
			};
		case 'role-granted':
			return {
				icon: 'key',
				title: m.notify_role_granted({ role: roleName(facts.role) }),
				text: facts.unit
					? m.notify_role_granted_text({ unit: facts.unit })
					: m.notify_role_granted_all()
			};
		case 'role-revoked':
			return {
				icon: 'key',
				title: m.notify_role_revoked({ role: roleName(facts.role) }),
				text: facts.unit ?? ''
			};
		case 'enrolled':
			return {
				icon: 'learning',
				title: m.notify_enrolled({ course: facts.course }),
				text: m.notify_enrolled_text()
			};
		case 'claim-verified':
			return {
				icon: 'ok',
				title: m.notify_claim_verified({ jp: facts.jp }),
				text: m.notify_claim_verified_text({ title: facts.title })
			};
		case 'claim-returned':
			return {
				icon: 'undo',
				title: m.notify_claim_returned({ title: facts.title }),
				text: m.notify_reason({ reason: facts.reason })
			};
		case 'claim-rejected':
			return {
				icon: 'bad',
				title: m.notify_claim_rejected({ title: facts.title }),
				text: m.notify_reason({ reason: facts.reason })
			};
		case 'certificate-issued':
			return {
				icon: 'certificate',
				title: m.notify_certificate_issued({ course: facts.course }),
				text: m.notify_certificate_number({ number: facts.number })
			};
		case 'certificate-revoked':
			return {
				icon: 'warn',
				title: m.notify_certificate_revoked({ course: facts.course }),
				text: m.notify_reason({ reason: facts.reason })
			};
		case 'target-near':
			return {
				icon: 'clock',
				title: m.notify_target_near({ jp: facts.jpLeft, date: date(facts.until) }),
				text: m.notify_target_near_text()
			};
	}
}
