import type { Role } from '#api/domain/permissions.ts';
import { m } from '#lib/paraglide/messages.js';

const names: Record<Role, () => string> = {
	asn: m.role_asn,
	supervisor: m.role_supervisor,
	'unit-hr': m.role_unit_hr,
	verifier: m.role_verifier,
	admin: m.role_admin,
	organiser: m.role_organiser,
	trainer: m.role_trainer,
	assessor: m.role_assessor,
	leader: m.role_leader,
	auditor: m.role_auditor,
	dpo: m.role_dpo
};

/** A role in the reader's language. */
export const roleName = (role: Role) => names[role]();
