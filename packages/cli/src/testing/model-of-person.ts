/** A model that whoever runs the tests has named, to try whole flows with it; undefined when they have named none. */
export const MODEL_OF_PERSON = named(process.env);

function named(env: NodeJS.ProcessEnv) {
  const { MODEL_URL: url, MODEL_NAME: name, MODEL_KEY: key = "none" } = env;
  return url === undefined || name === undefined ? undefined : { url, name, key };
}
