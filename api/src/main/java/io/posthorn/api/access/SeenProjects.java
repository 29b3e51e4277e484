package io.posthorn.api.access;

import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.scope.Projects;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;

/// The projects that a caller sees, by the name in a path. Blocks.
@Singleton
public final class SeenProjects {
    private static final String WHAT = "Project";

    private final Projects projects;

    SeenProjects(Projects projects) {
        this.projects = projects;
    }

    /// The project; what does not exist or is not the caller's to see is answered 404.
    public Scope.Project named(Caller caller, String name) {
        Scope.Project project = new Scope.Project(caller.tenant(), Checks.inPath(WHAT, () -> new ProjectId(name)));
        if (!caller.sees(project)
                || projects.find(project.tenant(), project.project()).isEmpty()) {
            throw Problem.notFound(WHAT).asException();
        }
        return project;
    }
}
