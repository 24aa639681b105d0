// Becomes part of the glue: what the program exports goes through here. An error that comes out of it leaves it in no
// state to be used again, so that it is told once, is no error of the page, and ends every later call at once: with an
// empty list, in which the glue finds no error.

let hasFailed = false;
let tellFailure = () => {};

export const onFailure = (tell) => {
  tellFailure = tell;
};

const guarded = (exports) => {
  const guard = (call) => (...given) => {
    if (hasFailed) return [];
    try {
      return call(...given);
    } catch (error) {
      hasFailed = true;
      tellFailure(error);
      return [];
    }
  };
  const entries = Object.entries(exports).map(([name, it]) => [name, typeof it === "function" ? guard(it) : it]);
  return Object.fromEntries(entries);
};
