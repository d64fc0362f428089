import type { MaterialList, MaterialOut } from '#api/modules/material/contract.ts';
import { dateTime, size } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';
import type { IconName } from '#lib/ui/icons.ts';

type Kind = MaterialOut['kind'];

export const materialIcon = ({ kind, file }: MaterialOut): IconName =>
	kind === 'link'
		? 'external'
		: kind === 'text'
			? 'edit'
			: file?.type.startsWith('video/')
				? 'video'
				: 'file';

const kindWords: Record<Kind, () => string> = {
	file: m.material_file,
	link: m.material_link,
	text: m.material_text
};

/** What it is and how large, before anybody fetches it: "PDF, 2,4 MB". */
export const materialFacts = ({ kind, file }: MaterialOut) =>
	file
		? `${(file.name.split('.').at(-1) ?? '').toUpperCase()}, ${size(file.size)}`
		: kindWords[kind]();

/** Whether participants see it, for those who hand out. */
export function seenWords({ kind, file, visible, visibleFrom }: MaterialOut) {
	if (kind === 'file' && !file) return m.material_seen_waiting();
	if (visible) return m.material_seen_now();
	return visibleFrom
		? m.material_seen_from({ time: dateTime(visibleFrom) })
		: m.material_seen_over();
}

/** Materials of the whole event first, then session by session; what is empty is left out. */
export function materialGroups({ items, sessions }: Pick<MaterialList, 'items' | 'sessions'>) {
	const groups = [
		{
			id: '',
			title: m.material_whole(),
			at: null as string | null,
			zone: undefined as string | undefined
		},
		...sessions.map(({ id, title, startsAt, zone }) => ({ id, title, at: startsAt, zone }))
	].map((group) => ({
		...group,
		items: items.filter(({ sessionId }) => (sessionId ?? '') === group.id)
	}));
	return groups.filter((group) => group.items.length > 0);
}
