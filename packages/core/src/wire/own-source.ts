/** The source of runs that we drive ourselves. */
export const OWN_SOURCE = "wheelhouse";
/** In a query, all sources but our own. */
export const OBSERVED = "observed";
