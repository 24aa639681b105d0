import vue from "@vitejs/plugin-vue";

const isCustomElement = (tag) => tag === "sco-atlas";

export default { base: "./", plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
