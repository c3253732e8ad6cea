// The French texts: a chunk of its own, loaded when the language is used.

const FILES = import.meta.glob<string>("../../messages/fr/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

export default Object.values(FILES);
