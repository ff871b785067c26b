import "./styles/page.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Entrance } from "./enter/entrance.tsx";
import { ToastProvider } from "./parts/toast.tsx";
import { queryClient } from "./queries/query-client.ts";
import { router } from "./router/router.tsx";

const root = document.querySelector("#root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ToastProvider>
          <Entrance>
            <RouterProvider router={router} />
          </Entrance>
        </ToastProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
