package io.posthorn.api.project;

import io.posthorn.api.access.ApiKeys;
import io.posthorn.api.agent.message.Messages;
import io.posthorn.api.endpoint.Registrations;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.scope.PartOfProject;
import io.posthorn.api.scope.Projects;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.util.List;

/// Ends a project with all that it holds.
///
/// ```
///   its messages, some at a time ─► schedules, wakeups, …, the messages since then, the project itself: all or nothing
///       a crash here: it is there still,       a message may come until its schedule is
///       whoever deletes it again goes on       deleted, so messages are the last to go
/// ```
///
/// A project that still has keys stays. Thread-safe; blocks.
@Singleton
final class ProjectEnd {
    private final Projects projects;
    private final ApiKeys keys;
    private final List<PartOfProject> parts;
    private final Messages messages;
    private final Registrations registrations;

    ProjectEnd(
            Projects projects,
            ApiKeys keys,
            List<PartOfProject> parts,
            Messages messages,
            Registrations registrations) {
        this.projects = projects;
        this.keys = keys;
        this.parts = List.copyOf(parts);
        this.messages = messages;
        this.registrations = registrations;
    }

    void end(Scope.Project project) {
        refuseWhileInUse(project);
        messages.deleteAll(project);
        registrations.deleteAll(project, () -> {
            parts.forEach(part -> part.deleteAll(project));
            messages.deleteAll(project);
            if (!projects.delete(project.tenant(), project.project())) {
                throw Problem.notFound("Project").asException();
            }
            refuseWhileInUse(project); // a key may have been made since
        });
    }

    private void refuseWhileInUse(Scope.Project project) {
        if (keys.inUse(project.tenant(), project.project())) {
            throw Problem.conflict("The project has API keys; revoke them first")
                    .asException();
        }
    }
}
