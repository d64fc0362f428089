/** Who may import what: docs/decisions/001-rings.md, checked. An unresolved import fails too, or it would pass unseen. */
const only = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

/** Keeps an npm package behind one door. */
const behind = (pkg, door) =>
	only(
		`${pkg.replace(/\W+/g, '-')}-stays-behind-its-door`,
		{ path: '^(api|db|web)/', pathNot: door },
		{ path: `node_modules/${pkg}/` },
		`Import ${door} instead.`
	);

const contract = 'modules/[^/]+/contract\\.ts$';

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
			{ path: `^api/${contract}` },
			{ pathNot: `^api/(domain/|${contract})|node_modules/zod/` },
			'Contracts ship to the browser.'
		),
		only(
			'routes-hold-no-sql',
			{ path: '^api/modules/[^/]+/.*routes\\.ts$' },
			{ path: '^db/|node_modules/drizzle-orm/', dependencyTypesNot: ['type-only'] },
			'Routes call verbs.'
		),
		only(
			'modules-meet-at-index',
			{ path: '^api/modules/([^/]+)/' },
			{ path: '^api/modules/', pathNot: `^api/modules/($1/|[^/]+/(index|contract)\\.ts$)` },
			'Another module is its index.ts.'
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
			{ path: '^(web|test)/|^api/(?!domain/)' },
			'Tables may use domain enumerations, nothing else.'
		),
		only(
			'web-knows-api-by-type',
			{ path: '^web/src/', pathNot: '^web/src/hooks\\.server\\.ts$' },
			{ path: '^api/', pathNot: `^api/(domain/|${contract})`, dependencyTypesNot: ['type-only'] },
			'Call the API through locals.api or the browser client.'
		),
		only('web-never-touches-db', { path: '^web/' }, { path: '^db/' }, 'The API owns the data.'),
		only(
			'host-runs-around-the-worker',
			{ path: '^api/host/' },
			{ path: '^api/(modules/|app\\.ts|worker\\.ts)|^web/' },
			'The host starts the built Worker; it never calls into it.'
		),
		only(
			'nobody-imports-the-host',
			{ path: '^(api|db|web)/', pathNot: '^api/host/' },
			{ path: '^api/host/' },
			'The Worker runs without a host on Cloudflare.'
		),
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
		behind('lucia', '^api/auth/lucia\\.ts$'),
		behind('bits-ui', '^web/src/lib/ui/'),
		behind('uqr', '^api/ports/qr\\.ts$'),
		behind('pdfkit', '^api/ports/pdf/'),
		behind('@e965/xlsx', '^api/ports/spreadsheet'),
		behind('papaparse', '^api/ports/spreadsheet'),
		behind('fflate', '^api/ports/'),
		behind('marked', '^api/ports/markdown'),
		behind('sanitize-html', '^api/ports/'),
		behind('miniflare', '^api/host/'),
		only('no-cycles', {}, { circular: true }, 'Break the cycle by moving the shared part inward.'),
		only(
			'everything-resolves',
			{},
			{
				couldNotResolve: true,
				pathNot: '^(\\$app/|\\$env/|cloudflare:|#sveltekit|\\./\\$types|.*paraglide/)'
			},
			'An unresolved import passes every other rule unseen.'
		)
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '\\.svelte-kit/|paraglide/' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'workerd', 'worker', 'import', 'types', 'default'],
			extensions: ['.ts', '.js', '.mjs', '.svelte', '.json']
		}
	}
};
