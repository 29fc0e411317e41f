// What Vite adds to the language: imports of styles and of single-file components.
/// <reference types="vite/client" />
