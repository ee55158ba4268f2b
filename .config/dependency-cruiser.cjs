/**
 * The arrows between the rooms. They go one way:
 *
 *   http → acts → (circulation, registry, signing, verification, convert, people, audit, notices) → (pdf, store)
 *
 * The words of circulation (its model and its errors) may be spoken everywhere.
 */

const WORDS = '^server/circulation/(model|errors)\\.ts$';
const PURE = '^server/(circulation|format|registry)/';
/** Values that the pane runs too. */
const SHARED = '^server/(circulation|format|registry|signing/shown)/';
/** Files of which the pane knows the types only. */
const SHARED_TYPES = '^server/(app|acts/views|pdf/geometry)\\.ts$';
const MIDDLE = '^server/(signing|verification|convert|people|audit|notices)/';

/**
 * A package that only certain rooms may use: its form is their business.
 *
 * @param {string} name
 * @param {string} packages
 * @param {string} rooms
 */
const packageOnlyIn = (name, packages, rooms) => ({
  name,
  severity: 'error',
  from: { path: '^(server|addin)/', pathNot: rooms },
  to: { path: `(^|/)node_modules/(@types/)?(${packages})/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'everything-is-found', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-test-in-the-product', severity: 'error', from: { path: '^(server|addin)/' }, to: { path: '^test/' } },
    {
      name: 'no-test-tool-in-the-product',
      severity: 'error',
      from: { path: '^(server|addin)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(^|/)node_modules/@types/' },
    },

    { name: 'pure-rooms-know-only-each-other', severity: 'error', from: { path: PURE }, to: { path: '^(server|addin)/', pathNot: [PURE, '^server/pdf/geometry\\.ts$'] } },
    { name: 'circulation-and-registry-need-no-package', severity: 'error', from: { path: '^server/(circulation|registry)/' }, to: { dependencyTypes: ['npm', 'npm-dev', 'core'] } },
    { name: 'browser-safe-rooms-need-no-node', severity: 'error', from: { path: SHARED }, to: { dependencyTypes: ['core'] } },
    { name: 'shown-stands-alone', severity: 'error', from: { path: '^server/signing/shown/' }, to: { path: '^server/', pathNot: ['^server/signing/shown/', WORDS] } },

    { name: 'pane-runs-only-shared-rooms', severity: 'error', from: { path: '^addin/' }, to: { path: '^server/', pathNot: [SHARED, SHARED_TYPES] } },
    { name: 'pane-knows-only-types-of-the-server', severity: 'error', from: { path: '^addin/' }, to: { path: SHARED_TYPES, dependencyTypesNot: ['type-only'] } },
    // The demonstration plays the pane: it goes through the same client and the same check before signing.
    { name: 'server-knows-no-pane', severity: 'error', from: { path: '^server/', pathNot: '^server/demo(/|\\.ts)' }, to: { path: '^addin/' } },
    { name: 'only-demo-plays-the-pane', severity: 'error', from: { path: '^server/', pathNot: '^server/demo(/|\\.ts)' }, to: { path: '^server/demo(/|\\.ts)' } },
    { name: 'word-speaks-only-for-itself', severity: 'error', from: { path: '^addin/word/' }, to: { path: '^addin/', pathNot: '^addin/(word|app)/' } },

    { name: 'http-calls-acts', severity: 'error', from: { path: '^server/http/' }, to: { path: '^server/(pdf|store|signing|verification|convert|audit|registry)/', dependencyTypesNot: ['type-only'] } },
    { name: 'acts-know-no-http', severity: 'error', from: { path: '^server/acts/' }, to: { path: '^server/(http/|app\\.ts|main\\.ts|demo\\.ts)' } },
    { name: 'middle-rooms-know-no-acts', severity: 'error', from: { path: MIDDLE }, to: { path: '^server/(http|acts|sample)/|^server/(app|main|demo)\\.ts' } },
    { name: 'pdf-and-store-are-the-ground', severity: 'error', from: { path: '^server/(pdf|store)/' }, to: { path: '^server/', pathNot: ['^server/(pdf|store)/', WORDS] } },
    { name: 'threads-know-only-refusals', severity: 'error', from: { path: '^server/threads/' }, to: { path: '^server/', pathNot: ['^server/threads/', WORDS] } },
    { name: 'pdf-knows-no-store', severity: 'error', from: { path: '^server/pdf/' }, to: { path: '^server/store/' } },
    { name: 'store-knows-no-pdf', severity: 'error', from: { path: '^server/store/' }, to: { path: '^server/pdf/', pathNot: '^server/pdf/geometry\\.ts$' } },
    { name: 'sample-is-only-for-set-up', severity: 'error', from: { path: '^server/', pathNot: '^server/(sample/|(main|app|open-parts)\\.ts|demo(/|\\.ts)|http/sample\\.ts)' }, to: { path: '^server/sample/', dependencyTypesNot: ['type-only'] } },
    { name: 'nothing-starts-the-process-but-main', severity: 'error', from: { path: '^server/', pathNot: '^server/(main|demo)(/|\\.ts)' }, to: { path: '^server/main\\.ts$' } },
    { name: 'set-up-runs-with-nothing-installed', severity: 'error', from: { path: '^server/(setup/|start\\.mjs)' }, to: { pathNot: '^server/setup/', dependencyTypesNot: ['core'] } },

    packageOnlyIn('sql-stays-in-the-store', 'kysely|pg', '^server/store/'),
    packageOnlyIn('http-stays-in-http', 'hono|@hono', '^server/(http/|app\\.ts|main\\.ts|demo(/|\\.ts))'),
    packageOnlyIn('pdf-lib-stays-in-pdf', 'pdf-lib|@cantoo', '^server/pdf/'),
    packageOnlyIn('forge-stays-with-keys', 'node-forge', '^(server/(signing|sample)|addin/signing)/'),
    packageOnlyIn('the-embedded-converter-stays-in-convert', '@matbee', '^server/convert/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.build|\\.runtime|\\.data|\\.test)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'] },
  },
};
