/**
 * What may import what: the rings domain ← db ← modules ← app ← worker, and the doors of the packages.
 * test/unit/scripts/architecture.test.ts plants a breach of each rule and expects it to fire.
 */
const only = (name, from, to, why) => ({ name, comment: why, severity: 'error', from, to });

/** Keeps a package behind one door. */
const behind = (packages, door) =>
	only(
		`${packages[0].replace('@', '').replace('/', '-')}-behind-its-door`,
		{ path: '^(api|db|web)/', pathNot: door },
		{ path: `node_modules/(${packages.join('|')})/` },
		`Only ${door} imports it.`
	);

const types = { dependencyTypesNot: ['type-only'] };

export default {
	forbidden: [
		only(
			'domain-is-pure',
			{ path: '^api/domain/' },
			{ pathNot: '^api/domain/' },
			'Rules know no database, no HTTP, no library.'
		),
		only(
			'contract-is-light',
			{ path: '^api/modules/[^/]+/[^/]*contract\\.ts$' },
			{ pathNot: '^api/(domain/|modules/[^/]+/[^/]*contract\\.ts$)|node_modules/zod/' },
			'Contracts ship to the browser.'
		),
		only(
			'routes-hold-no-sql',
			{ path: '^api/modules/[^/]+/[^/]*routes\\.ts$' },
			{ path: '^db/|node_modules/drizzle-orm/', ...types },
			'Routes call verbs.'
		),
		only(
			'modules-meet-at-index',
			{ path: '^api/modules/([^/]+)/' },
			{
				path: '^api/modules/',
				pathNot: '^api/modules/($1/|[^/]+/(index|[^/]*contract)\\.ts$)'
			},
			'Another module is its index.ts.'
		),
		only(
			'modules-know-no-app',
			{ path: '^api/(modules|http|auth|ports|domain)/' },
			{ path: '^api/(app|jobs|worker)\\.ts$|^api/host/' },
			'The app gathers modules, never the other way.'
		),
		only(
			'auth-is-for-identity',
			{ path: '^api/modules/(?!identity/)' },
			{ path: '^api/auth/' },
			'Who is calling is settled before a verb runs.'
		),
		only(
			'ports-know-no-module',
			{ path: '^api/(ports|http|auth)/' },
			{ path: '^api/modules/' },
			'Adapters point inward.'
		),
		only(
			'db-knows-only-domain',
			{ path: '^db/', pathNot: '^db/seed/' },
			{ path: '^(web|test|scripts)/|^api/(?!domain/)' },
			'Tables may use domain enumerations, nothing else of the API.'
		),
		only(
			'host-stays-outside',
			{ path: '^api/host/' },
			{
				path: '^(web|test|scripts)/|^api/(modules|auth|app|worker|jobs|call)',
				pathNot: '^scripts/build\\.ts$|^api/auth/tokens\\.ts$'
			},
			'The host runs the built Worker; it never imports it.'
		),
		only(
			'nobody-imports-the-host',
			{ path: '^(api|db|web)/', pathNot: '^api/host/' },
			{ path: '^api/host/' },
			'The host is Node only.'
		),
		only(
			'web-knows-api-by-type',
			{ path: '^web/src/', pathNot: '^web/src/hooks\\.server\\.ts$' },
			{
				path: '^api/',
				pathNot: '^api/(domain/|modules/[^/]+/[^/]*contract\\.ts$)',
				...types
			},
			'Call the API through locals.api or the browser client.'
		),
		only('web-never-touches-db', { path: '^web/' }, { path: '^db/' }, 'The API owns the data.'),
		only(
			'worker-is-the-root',
			{},
			{ path: '^api/worker\\.ts$' },
			'Nothing imports the composition root.'
		),
		only(
			'nobody-imports-tests',
			{ path: '^(api|db|web|scripts)/' },
			{ path: '^test/' },
			'Tests depend on the product, never the other way.'
		),
		behind(['lucia'], '^api/auth/lucia\\.ts$'),
		behind(['bits-ui'], '^web/src/lib/ui/'),
		behind(['layerchart'], '^web/src/lib/charts/'),
		behind(['@libsql/client'], '^db/client\\.ts$'),
		behind(['libsql'], '^db/(local-server\\.ts|hrana/)'),
		behind(['uqr'], '^(api/ports/qr|web/src/lib/workshops/draw-qr)\\.ts$'),
		behind(['pdfkit', '@libpdf/core'], '^api/ports/pdf/'),
		behind(['@e965/xlsx', 'papaparse'], '^api/ports/'),
		behind(['fflate'], '^api/ports/'),
		behind(['ical-generator'], '^api/ports/calendar\\.ts$'),
		behind(['tar-stream'], '^api/ports/tar\\.ts$'),
		behind(['marked', 'sanitize-html'], '^api/ports/markdown\\.ts$'),
		behind(['openid-client', 'oauth4webapi', 'jose'], '^api/ports/oidc\\.ts$'),
		behind(['nodemailer'], '^api/ports/mail/smtp\\.ts$'),
		behind(['miniflare'], '^(api/host|scripts/bench)/'),
		only(
			'no-cycles',
			{},
			{ circular: true, viaOnly: types },
			'Break the cycle by moving the shared part inward.'
		),
		only(
			'everything-resolves',
			{},
			{
				couldNotResolve: true,
				pathNot: '^(\\$(app/|service-worker)|\\$env/|cloudflare:|\\./\\$types)'
			},
			'An import that does not resolve passes every other rule unseen.'
		)
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '\\.svelte-kit/|/paraglide/|^#sveltekit$' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'workerd', 'worker', 'import', 'types', 'default'],
			extensions: ['.ts', '.js', '.mjs', '.svelte', '.json']
		}
	}
};
