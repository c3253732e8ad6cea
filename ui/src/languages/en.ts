// The English texts: a chunk of its own, but for those that the start has.

const FILES = import.meta.glob<string>("../../messages/en/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

export default Object.values(FILES);
