/** Sentences about material: an event whose trainer hands out, with one who holds a seat and one who waits. */
import { workshopWorld } from './world-workshops.ts';
import type { World } from './world.ts';

const hour = 3_600_000;
export const soon = (hours: number) => new Date(Date.now() + hours * hour);

export async function materialWorld(w: World) {
	const { event, session, signup, teaches } = workshopWorld(w);
	const dewi = await w.person('Dewi Narasumber');
	const ani = await w.person('Ani Nurhayati');
	const budi = await w.person('Budi Menunggu');
	// Files of several parts stay small.
	await w.rule('materi_acara.bagian_mib', 1 / 1024);

	/** Dewi teaches there, Ani holds a seat, and Budi waits for one. */
	async function hall(startsAt = soon(24)) {
		const held = await event();
		const at = await session(held, { startsAt });
		await teaches(dewi, at);
		await signup(ani, held);
		await signup(budi, held, 'waitlisted');
		return { held, at, base: `/api/workshops/${held.id}/material`, agent: await w.agent(dewi) };
	}

	return { ani, anis: () => w.agent(ani), budi, hall, session };
}

export const titles = (body: { items: { title: string }[] }) =>
	body.items.map(({ title }) => title);

/** A text to hand out. */
export const text = (title: string, given: object = {}) => ({
	kind: 'text',
	title,
	text: `Isi **${title}**`,
	...given
});
