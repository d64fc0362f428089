import type { InferResponseType } from 'hono/client';
import type { RequirementKind } from '#api/domain/eligibility.ts';
import type { ApiClient } from '#lib/api/client.ts';
import { m } from '#lib/paraglide/messages.js';

type Event = ApiClient['workshops'][':eventId'];
export type Candidate = InferResponseType<Event['nomination']['$get'], 200>['items'][number];

/** As a line of what is asked: *Jabatan: Perawat Terampil atau Bidan Terampil*. */
export function requirementLine({ kind, names }: { kind: RequirementKind; names: string[] }) {
	const either = names.join(m.eligible_or());
	switch (kind) {
		case 'position':
			return m.eligible_position({ names: either });
		case 'class':
			return m.eligible_class({ names: either });
		case 'rank':
			return m.eligible_rank({ names: either });
		case 'gap':
			return m.eligible_gap();
		case 'course':
			return m.eligible_course({ names: names.join(', ') });
	}
}

const kinds: Record<RequirementKind, () => string> = {
	position: m.candidates_kind_position,
	class: m.candidates_kind_class,
	rank: m.candidates_kind_rank,
	gap: m.candidates_kind_gap,
	course: m.candidates_kind_course
};
/** *Belum memenuhi syarat: jabatan, golongan* */
export const unmetLine = (missing: readonly RequirementKind[]) =>
	m.candidates_unmet({ kinds: missing.map((kind) => kinds[kind]()).join(', ') });
