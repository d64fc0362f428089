import { m } from '#lib/paraglide/messages.js';

/** The invented people whom everybody may try in the demo agency; `npm start` prints the same list. */
export const demoPassword = 'malaqbi-demo';

export const demoAccounts = () => [
	{ nip: '199201152019032901', label: m.demo_asn() },
	{ nip: '199506072025212907', label: m.demo_pppk() },
	{ nip: '197805102005012902', label: m.demo_supervisor() },
	{ nip: '198003202006041903', label: m.demo_trainer() },
	{ nip: '198811072014031904', label: m.demo_verifier() },
	{ nip: '198502282010011905', label: m.demo_admin() },
	{ nip: '197003151996031906', label: m.demo_leader() }
];
